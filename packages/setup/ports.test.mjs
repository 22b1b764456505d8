import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { listeningInodes, portOwner } from './portOwner.mjs';
import { readPorts, requireFreePorts } from './ports.mjs';

describe('ports', () => {
  it('are the usual ones unless the environment says otherwise', () => {
    assert.deepEqual(readPorts({}), [3000, 7007, 7010]);
    assert.deepEqual(readPorts({ PORTAL_PORT: '3001' }), [3001, 7007, 7010]);
  });

  it('refuse a word, naming the variable', () => {
    assert.throws(() => readPorts({ BACKEND_PORT: 'seven' }), {
      name: 'SetupError',
      message: /BACKEND_PORT is "seven"/,
    });
  });

  it('refuse one number for two servers', () => {
    assert.throws(() => readPorts({ PORTAL_PORT: '7007' }), {
      name: 'SetupError',
      message: /PORTAL_PORT=7007 BACKEND_PORT=7007/,
    });
  });

  it('that are taken name the process and another port', async () => {
    const server = createServer();
    await new Promise(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address();
    try {
      await assert.rejects(requireFreePorts([port]), {
        name: 'SetupError',
        message: new RegExp(
          `Port ${port}, which the portal needs, is taken by process ${process.pid} .*PORTAL_PORT=\\d+ npm start`,
          's',
        ),
      });
      assert.equal(portOwner(port).pid, process.pid);
    } finally {
      server.close();
    }
    await assert.doesNotReject(requireFreePorts([port]));
  });

  it('are found in the text of /proc/net/tcp only while listening', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0',
      '   1: 0100007F:0BB8 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0',
    ].join('\n');
    assert.deepEqual(listeningInodes(table, 3000), ['4711']);
    assert.deepEqual(listeningInodes(table, 3001), []);
  });
});
