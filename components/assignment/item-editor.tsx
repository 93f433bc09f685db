import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import { fieldClass, SelectField } from '@/components/kit/field'
import { Inline } from '@/components/kit/inline'
import { useFetched } from '@/components/progress/use-fetched'
import type { Catalogue, ItemKind, OwnTasks } from './data'

/** An item as it is chosen; its title is told by the catalogue. */
export interface TypedItem {
  kind: ItemKind
  reference: string
  weight: string
}

interface Props {
  classroomId: string
  items: TypedItem[]
  onChange: (items: TypedItem[]) => void
}

const kinds: ItemKind[] = ['lesson', 'check-up', 'question', 'challenge', 'own-task']

/** What an assignment asks, each with its weight. */
export function ItemEditor({ classroomId, items, onChange }: Props) {
  const t = useTranslations('assignment.items')
  const locale = useLocale()
  const course = useFetched<Catalogue>(`/${locale}/classes/assignment/course.json`)
  const tasks = useFetched<OwnTasks>(`/api/classes/${encodeURIComponent(classroomId)}/tasks`)
  const choices = useChoices(
    course.state === 'there' ? course.value : { lessons: [] },
    tasks.state === 'there' ? tasks.value : { tasks: [] },
  )
  const titleOf = ({ kind, reference }: TypedItem) =>
    choices(kind).find(({ value }) => value === reference)?.label ?? reference
  return (
    <fieldset>
      <legend className="text-2xl font-heading">{t('heading')}</legend>
      {items.length === 0 && <p className="mt-2 text-soft">{t('none')}</p>}
      <ul className="mt-2">
        {items.map((item, index) => (
          <li
            key={`${item.kind} ${item.reference}`}
            className="flex flex-wrap items-end justify-between gap-3 border-b border-line py-3"
          >
            <span className="min-w-0 flex-1 basis-60">
              <span className="block text-sm text-soft">{t(`kind.${item.kind}`)}</span>
              <Inline text={titleOf(item)} />
            </span>
            <label className="block text-sm">
              {t('weight')}
              <input
                type="number"
                min="0"
                step="any"
                required
                aria-label={t('weightOf', { title: plain(titleOf(item)) })}
                value={item.weight}
                onChange={({ currentTarget }) =>
                  onChange(
                    items.map((each, place) => (place === index ? { ...each, weight: currentTarget.value } : each)),
                  )
                }
                className={`${fieldClass} block max-w-24`}
              />
            </label>
            <Button
              onClick={() => onChange(items.filter((_, place) => place !== index))}
              aria-label={t('removeItem', { title: plain(titleOf(item)) })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Adding
        choices={choices}
        taken={items}
        onAdd={(kind, reference) => onChange([...items, { kind, reference, weight: '1' }])}
      />
      <p className="mt-3 text-sm">
        <a href={`/${locale}/classes/task/record?class=${encodeURIComponent(classroomId)}`} className="underline">
          {t('record')}
        </a>
      </p>
    </fieldset>
  )
}

/** Where no `code` can be set. */
const plain = (text: string): string => text.replaceAll('`', '')

interface Choice {
  value: string
  /** With `code` between backticks. */
  label: string
  group?: string
}
type Choices = (kind: ItemKind) => Choice[]

function useChoices({ lessons }: Catalogue, { tasks }: OwnTasks): Choices {
  const course = useTranslations('assignment.units')
  const units = [...new Set(lessons.map(({ unit }) => unit))]
  const asked = (challenge: boolean) =>
    lessons.flatMap(({ title, questions }) =>
      questions
        .filter((each) => each.challenge === challenge)
        .map(({ id, prompt }) => ({ value: id, label: prompt, group: title })),
    )
  return (kind) => {
    if (kind === 'lesson') return lessons.map(({ slug, title }) => ({ value: slug, label: title }))
    if (kind === 'check-up') return units.map((unit) => ({ value: unit, label: course(unit as 'start') }))
    if (kind === 'own-task') return tasks.map(({ id, title }) => ({ value: id, label: title }))
    return asked(kind === 'challenge')
  }
}

function Adding({
  choices,
  taken,
  onAdd,
}: {
  choices: Choices
  taken: readonly TypedItem[]
  onAdd: (kind: ItemKind, reference: string) => void
}) {
  const t = useTranslations('assignment.items')
  const [kind, setKind] = useState<ItemKind>('lesson')
  const [wanted, setWanted] = useState('')
  const free = choices(kind).filter(
    ({ value }) => !taken.some((item) => item.kind === kind && item.reference === value),
  )
  const reference = free.some(({ value }) => value === wanted) ? wanted : (free[0]?.value ?? '')
  const groups = [...new Set(free.map(({ group }) => group))]
  const options = (group: string | undefined) =>
    free
      .filter((each) => each.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {plain(label)}
        </option>
      ))
  return (
    <div className="mt-4 flex flex-wrap items-end gap-3">
      <SelectField
        label={t('what')}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value as ItemKind)}
      >
        {kinds.map((each) => (
          <option key={each} value={each}>
            {t(`kind.${each}`)}
          </option>
        ))}
      </SelectField>
      <div className="min-w-0 max-w-md flex-1 basis-60">
        <SelectField
          label={t('which')}
          value={reference}
          disabled={free.length === 0}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        >
          {groups.map((group) =>
            group === undefined ? (
              options(group)
            ) : (
              <optgroup key={group} label={group}>
                {options(group)}
              </optgroup>
            ),
          )}
        </SelectField>
      </div>
      <Button disabled={reference === ''} onClick={() => onAdd(kind, reference)}>
        {t('add')}
      </Button>
    </div>
  )
}
