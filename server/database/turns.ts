/** A queue of one: `take` resolves when everybody who asked before has given the turn back. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const before = this.#last
    let giveBack = () => {}
    this.#last = new Promise((resolve) => {
      giveBack = resolve
    })
    await before
    return giveBack
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const giveBack = await this.take()
    try {
      return await work()
    } finally {
      giveBack()
    }
  }
}
