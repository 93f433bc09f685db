'use client'
import { useEffect, useRef } from 'react'

/** Stands at the end of a lesson: notes that it was opened, and that its end was reached. */
export function LessonVisit({ lesson }: { lesson: string }) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void note(lesson, false)
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      void note(lesson, true)
    })
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [lesson])
  return <div ref={end} aria-hidden="true" className="h-px" />
}

/** Lost when the server is out of reach: the next visit notes it again. */
const note = (lesson: string, finished: boolean) =>
  fetch('/api/visits', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lesson, finished }),
    keepalive: true,
  }).catch(() => null)
