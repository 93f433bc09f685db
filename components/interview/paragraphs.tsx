import { Inline } from '@/components/kit/inline'

/** A text of the bank: blank lines part its paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/)
  return (
    <div className="max-w-[42rem] space-y-3">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Inline text={paragraph} />
        </p>
      ))}
    </div>
  )
}
