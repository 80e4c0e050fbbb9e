package refused

import dev.sospeso.{Async, Coroutine}
import dev.sospeso.asyncio.Asyncio.{await, sleep}

/** A for comprehension is a call of foreach with a closure, which nobody could suspend. */
class Refused {
  @Async
  def all(items: List[Double]): Coroutine[Void] = {
    for (item <- items) {
      await(sleep(item))
    }
    null
  }
}
