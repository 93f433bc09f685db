// In the measured page: notes how long it took from an event to the end of the first frame that shows what it changed.
// Plain JavaScript, as it is handed to the browser as it stands.
const watched = { painted: [], frames: [], expectsStep: false }
Object.assign(window, { watched })

const shown = () => document.querySelector('input[type=range]')?.value

function note({ timeStamp }) {
  const before = shown()
  const look = () => {
    if (watched.expectsStep && shown() === before) return requestAnimationFrame(look)
    // A message that is sent while a frame is being made is read when the frame has been painted.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => watched.painted.push(performance.now() - timeStamp)
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}
addEventListener('keydown', note, { capture: true })
addEventListener('click', note, { capture: true })

function tick(now) {
  watched.frames.push(now)
  requestAnimationFrame(tick)
}
requestAnimationFrame(tick)
