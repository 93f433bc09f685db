import { useCallback, useEffect, useRef, useState } from 'react'
import { afterEvent, type MockEvent, type MockState, standing } from '@/quiz/interview/mock'
import { beingSent, type Kept } from './kept'
import { browserShelf, save } from './saving'

const heartbeatMs = 5_000
const typingPauseMs = 2_000

/** A mock interview in play: every event is kept in the browser at once, and on the server soon. */
export function useMock(first: Kept) {
  const [state, setState] = useState<MockState>(first.state)
  const [changed, setChanged] = useState(false)
  const kept = useRef(first)
  const current = useRef(first.state)
  const saving = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const keep = useCallback((unsaved: boolean) => {
    kept.current = { ...kept.current, state: standing(current.current, Date.now()), unsaved }
    browserShelf().put(kept.current)
  }, [])

  const send = useCallback(async () => {
    if (saving.current || !kept.current.unsaved) return
    saving.current = true
    const sent = beingSent(kept.current)
    kept.current = sent
    browserShelf().put(sent)
    const result = await save(sent)
    saving.current = false
    if (result.kind === 'changed') {
      kept.current = result.kept
      current.current = result.kept.state
      setState(result.kept.state)
      setChanged(true)
      return browserShelf().put(result.kept)
    }
    if (result.kind === 'later') return
    const more = result.kind === 'behind' || kept.current !== sent
    kept.current = { ...kept.current, revision: result.revision, unsaved: more, sent: [] }
    browserShelf().put(kept.current)
    if (more) void send()
  }, [])

  const dispatch = useCallback(
    (event: MockEvent) => {
      const next = afterEvent(current.current, event, Date.now())
      if (next === current.current) return
      current.current = next
      setState(next)
      keep(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(send, event.do === 'say' ? typingPauseMs : 0)
    },
    [keep, send],
  )

  useEffect(() => {
    if (state.runningSince === null) return
    const beat = setInterval(() => keep(kept.current.unsaved), heartbeatMs)
    return () => clearInterval(beat)
  }, [state.runningSince, keep])

  useEffect(() => {
    const leave = () => current.current.runningSince !== null && keep(kept.current.unsaved)
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', send)
    void send()
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', send)
    }
  }, [keep, send])

  return { state, dispatch, changed }
}
