'use client'
import { useTranslations } from 'next-intl'
import { Sheet, sheetsClass } from './sheet'
import { useOwnCards } from './use-own-cards'

/** The exercises that this reader has answered, below what anybody may print. */
export function OwnSheets() {
  const t = useTranslations('interview.print')
  const cards = useOwnCards()
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="own-sheets">
      <h2 id="own-sheets" className="mt-12 mb-4 text-2xl print:mt-[6mm]">
        {t('own')}
      </h2>
      <ol className={sheetsClass}>
        {cards.map((card, place) => (
          <Sheet key={card.id} card={card} number={place + 1} Heading="h3" />
        ))}
      </ol>
    </section>
  )
}
