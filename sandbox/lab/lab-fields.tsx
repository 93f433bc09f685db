'use client'

import { useId } from 'react'

interface SliderProps {
  label: string
  value: number
  max: number
  step: number
  onChange: (value: number) => void
}

/** A number of milliseconds. */
export function Slider({ label, value, max, step, onChange }: SliderProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="flex justify-between gap-3 font-semibold">
        {label}
        <span className="font-normal whitespace-nowrap tabular-nums">{value} ms</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={`${value} ms`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="mt-1 h-8 w-full cursor-pointer accent-ink"
      />
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: [Value, string][]
  onChange: (value: Value) => void
}

/** One of a few. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className="font-semibold">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option} className="flex min-h-9 items-center gap-2.5">
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
            className="size-5 flex-none accent-ink"
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
