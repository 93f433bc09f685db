import { useTranslations } from 'next-intl'
import { type ChangeEvent, useId, useState } from 'react'
import { Button, buttonClass } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { classAddress } from './data'
import type { PartProps } from './instructor-class'
import { PeopleTable } from './people-table'
import { type Imported, RosterPreview } from './roster-preview'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

/** The instructor's own list of who should be here, and who has taken which place on it. */
export function Roster({ classroom, people, onChange }: PartProps) {
  const t = useTranslations('classroom.roster')
  const address = classAddress(classroom.id, '/roster')
  const { change, busy, said, setSaid } = useChange()
  const [file, setFile] = useState<{ csv: string; preview: Imported } | null>(null)
  const inputId = useId()

  async function read(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const [chosen] = input.files ?? []
    if (!chosen) return
    setFile(null)
    const csv = chosen.size > 256_000 ? null : await textOf(chosen)
    input.value = ''
    if (csv === null) return setSaid({ ok: false, text: t(chosen.size > 256_000 ? 'tooLarge' : 'notUtf8') })
    const preview = await change<Imported>('POST', address, { csv, store: false }, t('read'))
    if (preview) setFile({ csv, preview })
  }

  async function store() {
    if (!file) return
    const stored = await change<Imported>('POST', address, { csv: file.csv, store: true }, t('stored'))
    if (!stored) return
    setFile(null)
    onChange()
  }

  const removed = async (path: string, done: string) => {
    if (await change('DELETE', classAddress(classroom.id, path), undefined, done)) onChange()
  }

  return (
    <div className="space-y-8">
      <p className="max-w-[42rem]">{t('lead')}</p>
      {!classroom.archivedAt && (
        <label htmlFor={inputId} className={`${buttonClass()} focus-within:outline-3 focus-within:outline-client`}>
          {t('choose')}
          <input id={inputId} type="file" accept=".csv,.tsv,.txt,text/csv" onChange={read} className="sr-only" />
        </label>
      )}
      <StatusLine said={said} />
      {file && (
        <RosterPreview preview={file.preview}>
          <Button variant="primary" disabled={busy} onClick={() => void store()}>
            {t('store')}
          </Button>
          <Button onClick={() => setFile(null)}>{t('discard')}</Button>
        </RosterPreview>
      )}
      {people.roster.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <Entries people={people} frozen={classroom.archivedAt !== null} onRemove={removed} />
      )}
    </div>
  )
}

/** Spreadsheets of some regions write other encodings: better refused than stored as nonsense. */
async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return null
  }
}

function Entries({
  people: { roster, members, sections },
  frozen,
  onRemove,
}: {
  people: PartProps['people']
  frozen: boolean
  onRemove: (path: string, done: string) => Promise<void>
}) {
  const t = useTranslations('classroom.roster')
  const memberName = (id: string | null) => members.find(({ userId }) => userId === id)?.name
  const claimed = roster.filter(({ claimedById }) => claimedById).length
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <p className="mt-1 mb-4 text-soft">{t('count', { claimed, all: roster.length })}</p>
      <PeopleTable
        label={t('count', { claimed, all: roster.length })}
        columns={[t('name'), t('number'), t('email'), t('section'), t('claimed')]}
        actions={t('remove')}
      >
        {roster.map(({ id, name, studentNumber, email, sectionId, claimedById }) => (
          <tr key={id}>
            <th scope="row" className="min-w-32 break-words">
              {name}
            </th>
            <td className="whitespace-nowrap">{studentNumber}</td>
            <td className="text-sm text-soft">{email}</td>
            <td className="min-w-32">{sections.find((section) => section.id === sectionId)?.name}</td>
            <td className="min-w-28">
              {claimedById ? memberName(claimedById) : <span className="text-soft">{t('unclaimed')}</span>}
            </td>
            <td className="text-end">
              {!frozen &&
                (claimedById ? (
                  <ConfirmButton
                    label={t('undo')}
                    name={t('undoName', { name })}
                    question={t('undoSure')}
                    cancel={t('keep')}
                    onConfirm={() => void onRemove(`/claims/${id}`, t('undone'))}
                  />
                ) : (
                  <ConfirmButton
                    label={t('remove')}
                    name={t('removeName', { name })}
                    question={t('removeSure')}
                    cancel={t('keep')}
                    onConfirm={() => void onRemove(`/roster/${id}`, t('removed'))}
                  />
                ))}
            </td>
          </tr>
        ))}
      </PeopleTable>
    </section>
  )
}
