// Two classes of as many learners in the database of DATABASE_URL, as JSON: one with fifty assignments that everybody
// has answered twice, and one with an assignment of the questions named, which nobody has opened.
//   tsx --conditions=react-server scripts/bench/class-child.ts LEARNERS QUESTION ...
import { database } from '../../server/database/database.ts'
import { questionIds } from '../../server/questions.ts'
import { makeClass } from './class-fixture.ts'

const [learners, ...asked] = process.argv.slice(2)
const fifty = [...questionIds()].slice(0, 50).map((id) => [id])
const graded = await makeClass({ learners: Number(learners), assignments: fifty, tries: 2 })
const opening = await makeClass({ learners: Number(learners), assignments: [asked], tries: 0 })
await database().close()
console.log(JSON.stringify({ graded, opening }))
