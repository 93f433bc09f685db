import { expect, test } from 'vitest'
import { controls } from './address.ts'
import { embedCode } from './embed-code.ts'

const plain = {
  origin: 'https://waves.test',
  locale: 'en',
  title: 'Four waves',
  hash: '#v1.four-waves.3',
  wishes: { controls, theme: 'auto' as const },
}

test('the frame names the run, and the wishes only where they differ from the usual', () => {
  expect(embedCode(plain)).toContain('src="https://waves.test/en/embed#v1.four-waves.3" title="Four waves"')
  expect(embedCode({ ...plain, wishes: { controls: ['play', 'step'], theme: 'dark' } })).toContain(
    'src="https://waves.test/en/embed?controls=play,step&amp;theme=dark#v1.four-waves.3"',
  )
})

test('a title cannot end the frame, whatever it holds', () => {
  const code = embedCode({ ...plain, title: '"><script>alert(1)</script>' })
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
  expect(code.match(/<script>/g)).toHaveLength(1)
})
