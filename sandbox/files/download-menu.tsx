'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { frameOf } from '../frame.ts'
import { LadderPicture } from '../ladder-picture.tsx'
import type { Run } from '../run.ts'
import { fileName } from './names.ts'
import { pngOf, type Standalone, standalonePicture } from './picture.ts'
import { save } from './save.ts'

export const formats = ['pcapng', 'svg', 'png', 'text', 'json'] as const
export type Format = (typeof formats)[number]

const extensions: Record<Format, string> = { pcapng: 'pcapng', svg: 'svg', png: 'png', text: 'txt', json: 'json' }

interface Props {
  run: Run
  /** Becomes the name of the file, and the title in a picture. */
  title: string
  formats?: readonly Format[]
}

/** Width of a picture that is kept, px: wide enough for calls beside the lanes. */
const pictureWidth = 800

/** The run as a file of one's own: for Wireshark, as a picture, as text, as the scenario. */
export function DownloadMenu({ run, title, formats: offered = formats }: Props) {
  const t = useTranslations('files.download')
  const [drawing, draw] = useState<'svg' | 'png' | null>(null)
  const [said, say] = useState('')
  const stage = useRef<HTMLDivElement>(null)
  const hostNames = useTranslations('sandbox')
  const client = hostNames('host', { host: 'client' })
  const server = hostNames('host', { host: 'server' })

  useEffect(() => {
    const svg = stage.current?.querySelector('svg')
    if (!drawing || !svg) return
    const picture = standalonePicture(svg, { title, hosts: { client, server }, frame: frameOf(pictureWidth) })
    draw(null)
    const finish = async () => {
      const name = fileName(title, drawing)
      try {
        save(drawing === 'svg' ? svgBlob(picture) : await pngOf(picture), name)
        say(t('done', { file: name }))
      } catch {
        say(t('failed', { format: drawing.toUpperCase() }))
      }
    }
    void finish()
  }, [drawing, title, client, server, t])

  const choose = async (format: Format) => {
    if (format === 'svg' || format === 'png') return draw(format)
    const name = fileName(title, extensions[format])
    try {
      save(await contentOf(format, run), name)
      say(t('done', { file: name }))
    } catch {
      say(t('failed', { format }))
    }
  }

  return (
    <fieldset className="flex min-w-0 flex-wrap gap-2">
      <legend className="sr-only">{t('label')}</legend>
      {offered.map((format) => (
        <Button key={format} className="text-sm!" onClick={() => choose(format)}>
          {t(format)}
        </Button>
      ))}
      <span role="status" className="basis-full text-soft text-sm empty:hidden">
        {said}
      </span>
      {drawing && (
        <div ref={stage} aria-hidden="true" className="pointer-events-none fixed start-0 top-full">
          <LadderPicture run={run} position={run.steps.length} width={pictureWidth} />
        </div>
      )}
    </fieldset>
  )
}

/** What writes a format comes when it is asked for. */
async function contentOf(format: 'pcapng' | 'text' | 'json', { scenario, trace }: Run): Promise<Blob> {
  if (format === 'json') return new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' })
  if (format === 'text') {
    const { transcript } = await import('../../tcp/transcript.ts')
    return new Blob([transcript(trace, scenario)], { type: 'text/plain' })
  }
  const { writeCapture } = await import('../../tcp/capture/write.ts')
  return new Blob([new Uint8Array(writeCapture(trace))], { type: 'application/vnd.tcpdump.pcap' })
}

const svgBlob = ({ svg }: Standalone) => new Blob([svg], { type: 'image/svg+xml' })
