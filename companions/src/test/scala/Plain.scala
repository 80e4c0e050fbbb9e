package plain

/** Nothing of ours. */
class Plain {
  def lazyNumbers: LazyList[Int] = 1 #:: lazyNumbers.map(_ + 1)

  def sum: Int = (for (a <- lazyNumbers.take(3); b <- List(1, 2)) yield a * b).sum
}
