import { useCurrent } from '../app/session';
import { CityToday } from './CityToday';
import { WorkToday } from './WorkToday';
import './today.css';

/** What must not be forgotten today: of the center's people their work, of the city's the closings
 * that wait for their approval. */
export default function TodayPage() {
  const { role } = useCurrent();
  return role === 'counselor' || role === 'manager' ? <WorkToday /> : <CityToday />;
}
