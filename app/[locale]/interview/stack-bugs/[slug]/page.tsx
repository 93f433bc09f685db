import { exercisePage } from '../../exercise-page'

const { slugs, metadata, Page } = exercisePage('stack-bugs')

export const dynamicParams = false
export const generateStaticParams = slugs
export const generateMetadata = metadata
export default Page
