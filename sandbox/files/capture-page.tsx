'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/kit/button'
import { ConnectionList } from './connection-list.tsx'
import { DropZone } from './drop-zone.tsx'
import { LazyConnection } from './lazy-connection.tsx'
import { fileSize } from './names.ts'
import { SummaryText } from './summary-text.tsx'
import { type Reading, useReader } from './use-reader.ts'

/** Opens a capture: the file, what was found in it, and the connection that is looked at. */
export function CapturePage() {
  const { reading, open, cancel, show } = useReader()
  const result = useRef<HTMLDivElement>(null)
  const { phase } = reading
  useEffect(() => {
    if (phase === 'read') result.current?.focus()
  }, [phase])
  return (
    <div className="flex flex-col gap-6">
      <DropZone again={phase !== 'idle'} onFile={open}>
        <Status reading={reading} cancel={cancel} />
      </DropZone>
      {reading.phase === 'read' && (
        <div ref={result} tabIndex={-1} className="flex flex-col gap-8 outline-none">
          <SummaryText name={reading.file.name} summary={reading.summary} />
          {reading.summary.connections.length > 0 && (
            <ConnectionList
              connections={reading.summary.connections}
              chosen={reading.chosen?.connection ?? null}
              onChoose={show}
            />
          )}
          {reading.chosen?.detail && (
            <LazyConnection
              key={reading.chosen.connection}
              number={reading.chosen.connection + 1}
              detail={reading.chosen.detail}
              name={reading.file.name}
            />
          )}
        </div>
      )}
    </div>
  )
}

function Status({ reading, cancel }: { reading: Reading; cancel: () => void }): ReactNode {
  const t = useTranslations('files')
  return (
    <div
      role="status"
      className="flex min-h-11 flex-1 basis-60 flex-wrap items-center gap-3 empty:min-h-0 empty:basis-0"
    >
      {reading.phase === 'reading' && (
        <>
          <span className="break-all">
            {t('reading', { file: reading.file.name, size: fileSize(reading.file.size) })}
          </span>
          <Button onClick={cancel}>{t('cancel')}</Button>
        </>
      )}
      {reading.phase === 'failed' && <span>{t(reading.why)}</span>}
    </div>
  )
}
