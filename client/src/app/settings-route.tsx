import { SettingsPage } from '../features/buildings/components/settings-page'
import { EndPanel } from '../features/keeping/components/end-panel'
import { RetentionPanel } from '../features/keeping/components/retention-panel'
import { SchoolYearPanel } from '../features/keeping/components/school-year-panel'
import '../lib/keeping-messages'
import { EraseInBuildingPart } from './erasing-parts'
import styles from './settings-route.module.css'

/** `/building/settings`: what holds for the building, then its years, what goes with time, and its end. */
export function SettingsRoute() {
  return (
    <div className={styles.page}>
      <SettingsPage />
      <SchoolYearPanel />
      <RetentionPanel />
      <EraseInBuildingPart />
      <EndPanel />
    </div>
  )
}
