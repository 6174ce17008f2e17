import { startService } from '#service-kit';
import { NotificationsModule } from './notifications.module.js';

await startService('notifications', NotificationsModule);
