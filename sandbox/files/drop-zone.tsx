'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'

interface Props {
  /** A file has been chosen before. */
  again: boolean
  onFile: (file: File) => void
  children?: ReactNode
}

/** Takes a file by button, or by drop anywhere on the page: a file let go beside the field would replace the page. */
export function DropZone({ again, onFile, children }: Props) {
  const t = useTranslations('files')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hover = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) onFile(file)
    }
    document.addEventListener('dragover', hover)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', hover)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [onFile])
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border-2 border-dashed p-5 ${over ? 'border-client bg-client-soft' : 'border-edge bg-raised'}`}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".pcap,.pcapng,.cap,application/vnd.tcpdump.pcap"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button variant="primary" onClick={() => input.current?.click()}>
        {t(again ? 'chooseOther' : 'choose')}
      </Button>
      <span className="text-soft">{t(over ? 'dropNow' : 'drop')}</span>
      {children}
    </div>
  )
}
