import { getTranslations } from 'next-intl/server'
import type { Standing } from './standing'
import { StandingMark } from './standing-mark'

export interface ListedRecording {
  name: string
  title: string
  kernel: string
  segments: number
  standing: Standing
}

export async function RecordingList({ recordings, base }: { recordings: readonly ListedRecording[]; base: string }) {
  const t = await getTranslations('conformance')
  return (
    <ul className="border-t border-line">
      {recordings.map(({ name, title, kernel, segments, standing }) => (
        <li
          key={name}
          className="relative grid gap-x-8 gap-y-1 border-b border-line py-4 sm:grid-cols-[minmax(0,1fr)_15rem]"
        >
          <div className="min-w-0">
            <a
              lang="en"
              href={`${base}/${name}`}
              className="text-lg leading-snug no-underline after:absolute after:inset-0 hover:underline"
            >
              {title}
            </a>
            <p className="mt-1 text-sm text-soft">
              <span lang="en" translate="no" className="font-mono break-all">
                {name}
              </span>{' '}
              · {t('kernelVersion', { version: kernel })} · {t('segmentCount', { count: segments })}
            </p>
          </div>
          <p className="text-sm">
            <StandingMark standing={standing} />
          </p>
        </li>
      ))}
    </ul>
  )
}
