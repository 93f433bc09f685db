// npm run check: all but the build and the browser.
import { checks } from './setup/checks.mjs'
import { runSuite } from './setup/suite.mjs'

await runSuite(checks)
