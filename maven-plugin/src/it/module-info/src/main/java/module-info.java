module it.named {
    requires dev.sospeso.runtime;

    exports it.named;
}
