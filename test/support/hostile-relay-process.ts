import { type HostileRelay, type Mischief, startHostileRelay } from './hostile-relay.ts';

type Asked = { start: Parameters<typeof startHostileRelay>[0] } | { set: Mischief } | { close: true };

let relay: HostileRelay | undefined;

process.on('message', async (asked: Asked) => {
  if ('start' in asked) {
    relay = await startHostileRelay(asked.start);
    process.send?.(relay.url);
  } else if ('set' in asked) {
    await relay?.set(asked.set);
    process.send?.('set');
  } else {
    await relay?.close();
    process.exit(0);
  }
});

// Whoever started it is gone.
process.on('disconnect', () => process.exit(0));
