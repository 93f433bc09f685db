import { getTranslations } from 'next-intl/server'

interface Named {
  name: string
  title: string
}

export async function Neighbours({
  base,
  previous,
  next,
}: {
  base: string
  previous: Named | undefined
  next: Named | undefined
}) {
  const t = await getTranslations('conformance')
  return (
    <nav aria-label={t('neighbours')} className="mt-12 grid gap-4 border-t border-line pt-8 sm:grid-cols-2">
      {previous && <Step label={t('previous')} to={previous} base={base} look="" />}
      {next && <Step label={t('next')} to={next} base={base} look="sm:col-start-2 sm:text-end" />}
    </nav>
  )
}

function Step({ label, to, base, look }: { label: string; to: Named; base: string; look: string }) {
  return (
    <a
      href={`${base}/${to.name}`}
      className={`block rounded-lg border border-line bg-raised px-5 py-4 no-underline hover:border-edge ${look}`}
    >
      <span className="block text-sm text-soft">{label}</span>
      <span lang="en">{to.title}</span>
    </a>
  )
}
