import type { ReactNode } from 'react'

/** A picture and the same figures as a table, folded. */
export function ChartBox({
  caption,
  picture,
  table,
  tableLabel,
}: {
  caption: string
  picture: ReactNode
  table: { head: string[]; rows: (string | number)[][] }
  tableLabel: string
}) {
  return (
    <figure className="mt-4">
      <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
        {picture}
      </section>
      <figcaption className="mt-2 text-sm text-soft">{caption}</figcaption>
      <details className="mt-1 text-sm">
        <summary className="min-h-11 py-2.5">{tableLabel}</summary>
        <section tabIndex={0} aria-label={tableLabel} className="max-h-80 max-w-full overflow-auto">
          <table className="w-full max-w-md border-collapse tabular-nums">
            <thead>
              <tr>
                {table.head.map((head) => (
                  <th key={head} scope="col" className="border-b border-edge py-1.5 pe-4 text-start font-semibold">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first, ...rest]) => (
                <tr key={first}>
                  <th scope="row" className="border-b border-line py-1.5 pe-4 text-start font-normal">
                    {first}
                  </th>
                  {rest.map((cell, index) => (
                    // The columns of a row have no other name than their place.
                    <td key={table.head[index + 1]} className="border-b border-line py-1.5 pe-4">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}
