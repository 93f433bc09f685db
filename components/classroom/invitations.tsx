import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { CheckField, SelectField, TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { AskedFor } from './asked-for'
import { classAddress, type Invitation, momentWords } from './data'
import type { PartProps } from './instructor-class'
import { StatusLine } from './status-line'
import { useChange } from './use-change'

/** Codes and links by which learners join. */
export function Invitations({ classroom, people }: PartProps) {
  const t = useTranslations('classroom.invitations')
  const address = classAddress(classroom.id, '/invitations')
  const list = useFetched<{ invitations: Invitation[] }>(address)
  const { change, busy, said, setSaid } = useChange(list.again)
  const sectionName = (id: string | null) => people.sections.find((section) => section.id === id)?.name

  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const seats = String(data.get('seats') ?? '')
    const terms = {
      days: Number(data.get('days')),
      seats: seats === '' ? null : Number(seats),
      requiresApproval: data.has('approval'),
      sectionId: String(data.get('section') ?? '') || null,
    }
    void change('POST', address, terms, t('made'))
  }

  return (
    <AskedFor what={list}>
      {({ invitations }) => (
        <div className="space-y-12">
          {!classroom.archivedAt && (
            <section>
              <h2 className="text-2xl">{t('new')}</h2>
              <form onSubmit={create} className="mt-3 space-y-4">
                <SelectField label={t('days')} name="days" defaultValue="14">
                  {[1, 7, 14, 30, 90, 180].map((days) => (
                    <option key={days} value={days}>
                      {t('dayCount', { days })}
                    </option>
                  ))}
                </SelectField>
                <TextField label={t('seats')} hint={t('seatsHint')} name="seats" type="number" min={1} max={10000} />
                {people.sections.length > 0 && (
                  <SelectField label={t('section')} name="section">
                    <option value="">{t('noSection')}</option>
                    {people.sections.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </SelectField>
                )}
                <CheckField name="approval" label={t('approval')} hint={t('approvalHint')} />
                <Button type="submit" variant="primary" disabled={busy}>
                  {t('make')}
                </Button>
              </form>
            </section>
          )}
          <section>
            <h2 className="text-2xl">{t('heading')}</h2>
            <StatusLine said={said} />
            {invitations.length === 0 && <p className="text-soft">{t('none')}</p>}
            <ul>
              {invitations.map((invitation) => (
                <li key={invitation.id} className="border-b border-line py-4">
                  <Terms invitation={invitation} section={sectionName(invitation.sectionId)} />
                  {invitation.standing === 'alive' && (
                    <div className="mt-3 flex flex-wrap gap-3">
                      <CopyLink code={invitation.code} onCopied={(text) => setSaid({ ok: true, text })} />
                      <ConfirmButton
                        label={t('rotate')}
                        name={t('rotateCode', { code: invitation.code })}
                        question={t('rotateSure')}
                        cancel={t('keep')}
                        onConfirm={() => void change('POST', `${address}/${invitation.id}`, {}, t('rotated'))}
                      />
                      <ConfirmButton
                        label={t('revoke')}
                        name={t('revokeCode', { code: invitation.code })}
                        question={t('revokeSure')}
                        cancel={t('keep')}
                        onConfirm={() => void change('DELETE', `${address}/${invitation.id}`, undefined, t('revoked'))}
                      />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </AskedFor>
  )
}

function Terms({ invitation, section }: { invitation: Invitation; section: string | undefined }) {
  const t = useTranslations('classroom.invitations')
  const locale = useLocale()
  const { code, standing, used, seats, requiresApproval, expiresAt } = invitation
  const alive = standing === 'alive'
  const words = [
    t(`standing.${standing}`, { at: momentWords(expiresAt, locale) }),
    seats === null ? t('used', { used }) : t('usedOf', { used, seats }),
    section && t('into', { section }),
    requiresApproval && t('withApproval'),
  ]
  return (
    <>
      <p className={`font-mono text-lg break-all ${alive ? '' : 'text-soft line-through'}`}>{code}</p>
      <p className="text-sm text-soft">{words.filter(Boolean).join(' · ')}</p>
    </>
  )
}

/** The link that carries the code; shown as text where nothing may be copied. */
function CopyLink({ code, onCopied }: { code: string; onCopied: (said: string) => void }) {
  const t = useTranslations('classroom.invitations')
  const locale = useLocale()
  const [shown, setShown] = useState(false)
  const link = `${location.origin}/${locale}/join?code=${code}`
  async function copy() {
    try {
      await navigator.clipboard.writeText(link)
      onCopied(t('copied'))
    } catch {
      setShown(true)
    }
  }
  return (
    <>
      <Button onClick={() => void copy()} aria-label={t('copyCode', { code })}>
        {t('copy')}
      </Button>
      {shown && <p className="w-full font-mono text-sm break-all">{link}</p>}
    </>
  )
}
