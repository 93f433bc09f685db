import type { ReactNode } from 'react'
import { TableBox } from '@/components/kit/table-box'

interface Props {
  label: string
  columns: string[]
  /** Of the last column, which has buttons only. */
  actions: string
  /** Rows. */
  children: ReactNode
}

/** A line for each person, with what can be done about it at the end. */
export function PeopleTable({ label, columns, actions, children }: Props) {
  return (
    <TableBox label={label}>
      <table className="w-full [&_tbody_td]:align-middle! [&_tbody_th]:align-middle! [&_tbody_th]:font-normal [&_tbody_tr]:border-b">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableBox>
  )
}
