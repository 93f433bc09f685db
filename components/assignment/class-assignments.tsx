import type { PartProps } from '@/components/classroom/instructor-class'
import { AssignmentList } from './assignment-list'

/** The assignments as a part of the class. */
export const ClassAssignments = ({ classroom }: PartProps) => <AssignmentList classroomId={classroom.id} />
