import { AccountFrame, accountMetadata } from '@/components/account/account-frame'
import { Reset } from '@/components/account/reset'

export const generateMetadata = () => accountMetadata('reset')

export default function ResetPage() {
  return (
    <AccountFrame page="reset">
      <Reset />
    </AccountFrame>
  )
}
