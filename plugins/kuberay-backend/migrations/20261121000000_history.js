// @ts-check

/**
 * History of worker counts. All times are milliseconds since 1970, UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('history_series', table => {
    table.comment('One worker group of one RayCluster object');
    table.increments('id');
    table.string('cluster').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table
      .string('uid')
      .notNullable()
      .comment('Of the RayCluster: one that is made anew is another series');
    table.string('group_name').notNullable();
    table.unique(['cluster', 'namespace', 'name', 'uid', 'group_name'], {
      indexName: 'history_series_unique',
    });
    table.index('uid', 'history_series_uid');
  });
  await knex.schema.createTable('history_counts', table => {
    table.comment('Counts of a group from one moment on, until the next row');
    table
      .integer('series_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('history_series')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable().comment('Start of a bucket of 5 s');
    table
      .bigInteger('desired')
      .nullable()
      .comment('Null: the group is not there any more');
    table.bigInteger('ready').nullable();
    table.bigInteger('min').nullable();
    table.bigInteger('max').nullable().comment('Null: unbounded');
    table.primary(['series_id', 'at']);
  });
  await knex.schema.createTable('history_sights', table => {
    table.comment('When somebody watched: counts hold only within');
    table.string('cluster').notNullable();
    table
      .string('namespace')
      .notNullable()
      .comment('Empty: the whole cluster was watched');
    table.bigInteger('seen_from').notNullable();
    table.bigInteger('seen_until').notNullable();
    table.primary(['cluster', 'namespace', 'seen_from']);
  });
  await knex.schema.createTable('history_marks', table => {
    table.comment('What explains a step in the counts');
    table.string('cluster').notNullable();
    table.string('namespace').notNullable();
    table.string('name').notNullable();
    table.bigInteger('at').notNullable();
    table.string('kind').notNullable().comment('sync, suspended, resumed');
    table
      .string('subject')
      .notNullable()
      .comment(
        'Of a sync the Application as <namespace>/<name>, else the uid of the RayCluster',
      );
    table.text('revisions').nullable().comment('Of a sync: a JSON list');
    table.primary(['cluster', 'namespace', 'name', 'at', 'kind', 'subject']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('history_marks');
  await knex.schema.dropTable('history_sights');
  await knex.schema.dropTable('history_counts');
  await knex.schema.dropTable('history_series');
};
