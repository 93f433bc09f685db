import { AccountFrame, accountMetadata } from '@/components/account/account-frame'
import { Confirm } from '@/components/account/confirm'

export const generateMetadata = () => accountMetadata('confirm')

export default function ConfirmPage() {
  return (
    <AccountFrame page="confirm">
      <Confirm />
    </AccountFrame>
  )
}
