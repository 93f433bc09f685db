import { AccountFrame, accountMetadata } from '@/components/account/account-frame'
import { Forgot } from '@/components/account/forgot'

export const generateMetadata = () => accountMetadata('forgot')

export default function ForgotPage() {
  return (
    <AccountFrame page="forgot">
      <Forgot />
    </AccountFrame>
  )
}
