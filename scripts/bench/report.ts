/** A table in Markdown. */
export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const kB = (bytes: number) => (bytes / 1000).toFixed(1)
export const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))

/** A figure with its gate, and whether it holds. */
export interface Gate {
  what: string
  measured: string
  gate: string
  holds: boolean
}

export const gates = (list: Gate[]) =>
  table(
    ['figure', 'measured', 'gate', ''],
    list.map(({ what, measured, gate, holds }) => [what, measured, gate, holds ? 'holds' : 'MISSED']),
  )
