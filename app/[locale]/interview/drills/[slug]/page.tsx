import { exercisePage } from '../../exercise-page'

const { slugs, metadata, Page } = exercisePage('drills')

export const dynamicParams = false
export const generateStaticParams = slugs
export const generateMetadata = metadata
export default Page
