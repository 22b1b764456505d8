export interface Config {
  kuberay?: {
    git?: {
      /**
       * Git servers that the template actions `kuberay:git:checkout` and `kuberay:git:publish` may use.
       * Without an entry no repository is allowed.
       */
      servers?: Array<{
        /**
         * Address (http or https, smart HTTP) of the server, a group or one repository.
         * Everything at or below this path is allowed, compared by whole path segments.
         */
        url: string;
        /**
         * User name for basic authentication. May be left out beside a token.
         */
        username?: string;
        /**
         * Password or access token. Never leaves the backend, never appears in a task's log.
         * @visibility secret
         */
        password?: string;
      }>;
    };
  };
}
