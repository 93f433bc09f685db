// In the measured page: notes how long it took from an event to the end of the first frame that shows what it changed: the
// state, which the range tells, and the ladder. Plain JavaScript, as it is handed to the browser as it stands.
// It asks for no frame that the page would not make, and is told of nothing while a frame is being made.
const watched = { painted: [], drawn: [], frames: [], expectsStep: false, countFrames }
Object.assign(window, { watched })

let observer

const shown = () => document.querySelector('input[type=range]')?.value

/** A task of the highest priority that is posted while a frame is being made runs when the frame has been painted. */
const whenPainted = (act) => scheduler.postTask(act, { priority: 'user-blocking' })

function note({ timeStamp }) {
  const before = shown()
  const look = () => {
    if (watched.expectsStep && shown() === before) return requestAnimationFrame(look)
    whenPainted(() => {
      watched.painted.push(performance.now() - timeStamp)
      window.tellPainted()
    })
  }
  requestAnimationFrame(look)
  const ladder = document.querySelector('#workbench svg[role=img]')
  // A step that changes nothing in the ladder has no time until it is drawn.
  observer?.disconnect()
  if (!ladder) return
  observer = new MutationObserver((_, self) => {
    self.disconnect()
    requestAnimationFrame(() => whenPainted(() => watched.drawn.push(performance.now() - timeStamp)))
  })
  observer.observe(ladder, { subtree: true, childList: true, attributes: true, characterData: true })
}
addEventListener('keydown', note, { capture: true })
addEventListener('click', note, { capture: true })

function countFrames() {
  watched.frames.length = 0
  requestAnimationFrame(function tick(now) {
    watched.frames.push(now)
    requestAnimationFrame(tick)
  })
}
