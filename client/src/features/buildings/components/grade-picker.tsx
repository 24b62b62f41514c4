import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../components/checkbox'
import { Input } from '../../../components/field'
import { type ChosenGrades, gradeName, grades } from '../grades'
import styles from './grade-picker.module.css'

interface GradePickerProps {
  /** What was typed as the number of students, by grade; a grade that is not in it is not chosen. */
  chosen: ChosenGrades
  onChange: (chosen: ChosenGrades) => void
  /** Grades that have a team already. */
  taken?: readonly string[]
  legend: string
}

/** Grades to choose, each with how many students it teaches. */
export function GradePicker({ chosen, onChange, taken = [], legend }: GradePickerProps) {
  const { t } = useTranslation('building')
  const toggle = (grade: string, on: boolean) => {
    const { [grade]: _gone, ...others } = chosen
    onChange(on ? { ...chosen, [grade]: '' } : others)
  }
  return (
    <fieldset className={styles.grades}>
      <legend>{legend}</legend>
      {grades
        .filter((grade) => !taken.includes(grade))
        .map((grade) => (
          <div key={grade} className={styles.grade}>
            <Checkbox checked={grade in chosen} onChange={(on) => toggle(grade, on)}>
              {gradeName(grade)}
            </Checkbox>
            {grade in chosen && (
              <Input
                type="number"
                min={0}
                max={5000}
                inputMode="numeric"
                label={t('grades.studentsOf', { grade: gradeName(grade) })}
                labelHidden
                placeholder={t('grades.students')}
                value={chosen[grade] ?? ''}
                onChange={(event) => onChange({ ...chosen, [grade]: event.target.value })}
              />
            )}
          </div>
        ))}
    </fieldset>
  )
}
