// npm start: from a fresh clone to a served page. Plain Node, as nothing is installed yet; an old Node must be able to
// read this file in order to be told that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Stopped: Four Waves needs Node.js 20.19 or newer, this is ${process.version}. Install one from https://nodejs.org`,
  )
  process.exit(1)
}
const { start } = await import('./setup/start.mjs')
await start()
