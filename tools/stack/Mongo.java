import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** Serves MongoDB's protocol from an H2 file: java -cp 'jars/*' Mongo.java <port> <file>. What it has answered outlives kill -9. */
class Mongo {
  /** The versions that the server itself knows report a wire version that drivers refuse as too old. */
  static final MongoVersion VERSION =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  public static void main(String[] arguments) {
    // By itself the store would write once a second, or in the midst of a command.
    MVStore store = new MVStore.Builder().fileName(arguments[1]).autoCommitDisabled().autoCommitBufferSize(0).open();
    MongoServer server = new MongoServer(new DurableBackend(store));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
  }

  /**
   * Writes to the file before it answers, also what others have changed and a reader has seen; never while a command is half done. Commands
   * that end while the file is written share the next writing.
   */
  static class DurableBackend extends H2Backend {
    private final MVStore store;

    /** Commands share it; writing to the file has it alone. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    DurableBackend(MVStore store) {
      super(store);
      this.store = store;
      version(VERSION);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      return durably(() -> super.handleMessage(message));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
      return durably(() -> super.handleCommand(channel, database, command, query));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
      return durably(() -> super.handleQuery(query));
    }

    private <T> T durably(Supplier<T> command) {
      // Some are handled by way of others: the outermost saves.
      if (lock.getReadHoldCount() > 0) return command.get();
      lock.readLock().lock();
      try {
        return command.get();
      } finally {
        boolean isUnsaved = store.hasUnsavedChanges();
        lock.readLock().unlock();
        if (isUnsaved) save();
      }
    }

    private void save() {
      lock.writeLock().lock();
      try {
        // Unless another command, which had waited for longer, has saved this one's changes too.
        if (store.hasUnsavedChanges()) store.commit();
      } finally {
        lock.writeLock().unlock();
      }
    }
  }
}
