import type { Value } from './csv.ts'
import type { Gradebook } from './gradebook.ts'
import type { Cell, Column } from './grading.ts'

/**
 * Grades as Canvas imports them (lib/gradebook_importer.rb of canvas-lms): it knows a learner by the number at the
 * school, the login or the name, and an assignment by its title. The column ID, and a number in brackets behind a title,
 * would be Canvas's own ids, which nobody here knows: that column stays empty.
 */
export function canvasRows({ columns, rows }: Gradebook, now: Date): Value[][] {
  return [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...headings(columns)],
    ['    Points Possible', '', '', '', '', ...columns.map(({ policy }) => policy.points)],
    ...rows.map(({ learner, cells }) => [
      learner.name,
      '',
      learner.studentNumber,
      learner.email,
      learner.section ?? '',
      ...cells.map((cell, index) => canvasValue(cell, columns[index]!, now)),
    ]),
  ]
}

/** Canvas finds a column again by its heading: of several assignments with one title, the later ones are numbered. */
function headings(columns: readonly Column[]): string[] {
  const seen = new Map<string, number>()
  return columns.map(({ row: { title } }) => {
    const nth = (seen.get(title) ?? 0) + 1
    seen.set(title, nth)
    return nth === 1 ? title : `${title} [${nth}]`
  })
}

/** Empty is "not graded" to Canvas: nothing has been answered, and there is still time. */
function canvasValue([points, state]: Cell, { policy }: Column, now: Date): Value {
  if (state === 'excused') return 'EX'
  return state === 'none' && now.getTime() <= policy.closesAt + policy.graceSeconds * 1000 ? '' : points
}

/** The same as data, with the states, the totals and the marks of those who are gone. */
export const gradesData = ({ columns, rows, former }: Gradebook) => ({
  assignments: columns.map(({ row, policy }) => ({ id: row.id, title: row.title, points: policy.points })),
  learners: rows.map(({ learner, cells, total }) => ({
    name: learner.name,
    studentNumber: learner.studentNumber,
    email: learner.email,
    section: learner.section,
    ended: learner.endedAt !== null,
    grades: gradesIn(cells, columns),
    total,
  })),
  former: former.map(({ cells, total }) => ({ grades: gradesIn(cells, columns), total })),
})

const gradesIn = (cells: readonly (Cell | null)[], columns: readonly Column[]) =>
  cells.flatMap((cell, index) =>
    cell ? [{ assignmentId: columns[index]!.row.id, points: cell[0], state: cell[1] }] : [],
  )
