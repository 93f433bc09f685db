import { Inline } from '@/components/kit/inline'
import type { StudyCard } from '@/quiz/interview/study-card'

/** A card as it lies on a sheet. */
export function Sheet({
  card: { front, shown, back, points },
  number,
  Heading,
}: {
  card: StudyCard
  number: number
  Heading: 'h2' | 'h3'
}) {
  return (
    <li className="min-w-0 rounded-lg border border-edge p-4 sm:p-5 print:mb-[5mm] print:break-inside-avoid print:p-[3mm]">
      <Heading className="font-sans text-lg leading-snug font-semibold print:text-[10pt]">
        <span className="text-soft">{number}.</span> <Inline text={front} />
      </Heading>
      {shown !== null && (
        <pre tabIndex={0} className="mt-2 overflow-x-auto text-[0.8em] print:whitespace-pre-wrap" lang="en">
          {shown}
        </pre>
      )}
      {back.map((paragraph) => (
        <p key={paragraph} className="mt-2">
          <Inline text={paragraph} />
        </p>
      ))}
      {points.length > 0 && (
        <ul className="mt-2 list-['☐_'] ps-5 text-[0.95em]">
          {points.map((point) => (
            <li key={point}>
              <Inline text={point} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

export const sheetsClass =
  'grid gap-4 md:grid-cols-2 print:block print:columns-2 print:gap-[6mm] print:text-[9pt] print:leading-snug'
