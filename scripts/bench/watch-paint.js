// In the measured page: notes how long it took from an event to the end of the first frame that shows what it changed: the
// state, which the range tells, and the ladder. Plain JavaScript, as it is handed to the browser as it stands.
const watched = { painted: [], drawn: [], frames: [], expectsStep: false }
Object.assign(window, { watched })

let observer

const shown = () => document.querySelector('input[type=range]')?.value

/** A task of the highest priority that is posted while a frame is being made runs when the frame has been painted. */
const noteWhenPainted = (times, since) =>
  scheduler.postTask(() => times.push(performance.now() - since), { priority: 'user-blocking' })

function note({ timeStamp }) {
  const before = shown()
  const look = () => {
    if (watched.expectsStep && shown() === before) return requestAnimationFrame(look)
    noteWhenPainted(watched.painted, timeStamp)
  }
  requestAnimationFrame(look)
  const ladder = document.querySelector('#workbench svg[role=img]')
  // A step that changes nothing in the ladder has no time until it is drawn.
  observer?.disconnect()
  if (!ladder) return
  observer = new MutationObserver((_, self) => {
    self.disconnect()
    requestAnimationFrame(() => noteWhenPainted(watched.drawn, timeStamp))
  })
  observer.observe(ladder, { subtree: true, childList: true, attributes: true, characterData: true })
}
addEventListener('keydown', note, { capture: true })
addEventListener('click', note, { capture: true })

function tick(now) {
  watched.frames.push(now)
  requestAnimationFrame(tick)
}
requestAnimationFrame(tick)
