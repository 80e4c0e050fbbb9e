package shop

import dev.sospeso.{Async, AsyncGenerator, Coroutine, Generator}
import dev.sospeso.asyncio.{AsyncCallable, Asyncio}
import dev.sospeso.asyncio.Asyncio.{await, awaitEach, createTask, run, sleep}

/** Async methods in every place where Scala has methods. */
class Shop(prices: Map[String, Int]) {

  @Async
  def price(item: String): Coroutine[Int] = {
    await(sleep(0.0))
    Coroutine.of(prices.getOrElse(item, throw new NoSuchElementException(s"no $item")))
  }

  @Async
  def total(items: Seq[String]): Coroutine[Int] = {
    var sum = 0
    val each = items.iterator
    while (each.hasNext) {
      sum += await(price(each.next()))
    }
    Coroutine.of(sum)
  }

  @Async
  def discounted(item: String, percent: Int = 10): Coroutine[Double] =
    Coroutine.of(await(price(item)) * (100 - percent) / 100.0)

  @Async
  def describe(thing: Any): Coroutine[String] = {
    val text: String = thing match {
      case null => await(Shop.later("nothing"))
      case s: String if s.length > await(Shop.later(3)) => s
      case s: String => await(Shop.later(s + "!"))
      case n: Int if n < 10 => "digit " + await(Shop.later(n))
      case Order(item, count) => s"$count $item at ${await(price(item))}"
      case _ => "unknown"
    }
    Coroutine.of(text)
  }

  @Async
  def caught(item: String): Coroutine[String] = {
    val log = new StringBuilder
    val result =
      try {
        "got " + await(price(item))
      } catch {
        case e: NoSuchElementException => "missed " + await(Shop.later(e.getMessage))
      } finally {
        await(sleep(0.0))
        log.append("finally ")
      }
    Coroutine.of(log.toString + result)
  }

  @Async
  def lambdas(): Coroutine[String] = {
    val called = createTask((() => Coroutine.of(await(Shop.later("callable")).length)): AsyncCallable[Int])
    val factor = 4
    val twice: Int => Coroutine[Int] = n => Coroutine.of(factor * await(Shop.later(n)))
    Coroutine.of(s"${await(called)} ${await(twice(5))}")
  }

  @Async
  final def nested(): Coroutine[Int] = {
    @Async def times(n: Int): Coroutine[Int] = Coroutine.of(3 * await(Shop.later(n)))
    Coroutine.of(await(times(1)) + await(times(2)))
  }

  @Async
  def tail(item: String): Coroutine[Int] = price(item)
}

/** Its methods have static forwarders. */
object Shop {
  @Async
  def later[T](value: T): Coroutine[T] = {
    await(sleep(0.0))
    Coroutine.of(value)
  }
}

case class Order(item: String, count: Int)

sealed trait Part {
  def grams: Int

  @Async
  def weight(): Coroutine[Int] = Coroutine.of(grams + await(Shop.later(1)))
}

case class Leaf(grams: Int) extends Part

case class Box(parts: List[Part]) extends Part {
  def grams: Int = 10

  @Async
  override def weight(): Coroutine[Int] = {
    var sum = await(super.weight())
    var rest = parts
    while (rest.nonEmpty) {
      sum += await(rest.head.weight())
      rest = rest.tail
    }
    Coroutine.of(sum)
  }
}

object Program {
  @Async
  def fibonacci(): Generator[Int, Integer, String] = {
    var a = 0
    var b = 1
    while (true) {
      val stop: Integer = Generator.`yield`[Integer](a)
      if (stop != null) return Generator.of(s"stopped at $a by $stop")
      val next = a + b
      a = b
      b = next
    }
    null
  }

  @Async
  def ticks(n: Int): AsyncGenerator[String, Void] = {
    var i = 1
    while (i <= n) {
      await(sleep(0.0))
      AsyncGenerator.`yield`[Any](s"tick $i")
      i += 1
    }
    null
  }

  @Async
  def walk(): Coroutine[String] = {
    val all = new StringBuilder
    val each = awaitEach(ticks(3)).iterator
    while (each.hasNext) {
      all.append(each.next()).append(';')
    }
    Coroutine.of(all.toString)
  }

  /** What all of it gives, by name. */
  def everything(): java.util.Map[String, String] = {
    val shop = new Shop(Map("tea" -> 3, "cake" -> 5))
    val numbers = fibonacci()
    val result = new java.util.LinkedHashMap[String, String]
    def put(name: String, value: Any): Unit = result.put(name, value.toString)
    put("total", run(shop.total(List("tea", "cake", "tea"))))
    put("default", run(shop.discounted("cake")))
    put("named", run(shop.discounted(percent = 50, item = "tea")))
    put("match", List[Any](null, "long text", "abc", 7, Order("tea", 2), 3.5)
      .map(thing => run(shop.describe(thing))))
    put("caught", run(shop.caught("tea")) + ", " + run(shop.caught("salt")))
    put("lambdas", run(shop.lambdas()))
    put("nested", run(shop.nested()))
    put("tail", run(shop.tail("tea")))
    put("trait", run(Box(List(Leaf(3), Box(List(Leaf(4))))).weight()))
    put("generator", List.fill(6)(numbers.next()))
    put("walk", run(walk()))
    result
  }
}
