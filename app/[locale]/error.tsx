'use client'
import { useParams } from 'next/navigation'
import { buttonClass } from '@/components/kit/button'

/** Beside the messages, not among them: this page must also show when those are what failed. */
const texts = {
  en: {
    title: 'Something went wrong on our side',
    text: 'Your answers are safe. Try again in a moment.',
    retry: 'Try again',
  },
  zh: { title: '我们这边出了点问题', text: '你的作答没有丢失，请稍后再试。', retry: '重试' },
}

export default function ErrorPage({ reset }: { reset: () => void }) {
  const { locale } = useParams()
  const text = texts[locale === 'zh' ? 'zh' : 'en']
  return (
    <div className="mx-auto max-w-xl px-4 py-20">
      <h1 className="text-3xl">{text.title}</h1>
      <p className="mt-3 text-soft">{text.text}</p>
      <button type="button" className={`mt-6 ${buttonClass()}`} onClick={reset}>
        {text.retry}
      </button>
    </div>
  )
}
