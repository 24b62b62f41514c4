import { Component, type ErrorInfo, type ReactNode } from 'react'
import { CrashedPage } from './crashed-page'

interface Props {
  /** Another place on the site is another try. */
  place: string
  children: ReactNode
}

interface State {
  error: unknown
  place: string
}

/** One for each page: what breaks in it leaves the bar, the account and the other pages working. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') }
  }

  static getDerivedStateFromProps({ place }: Props, state: State): Partial<State> | null {
    return place === state.place ? null : { error: null, place }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    console.error(error, componentStack)
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return <CrashedPage error={this.state.error} onTryAgain={() => this.setState({ error: null })} />
  }
}
