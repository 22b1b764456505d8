# The portal in a container: docker build --tag kuberay-portal .
# What it needs at run time is in app-config.production.yaml; see docs/production.md.
# npm run test:postgres -- image takes these steps without Docker.

# 1. What decides which dependencies are installed: changes of source alone leave that layer as it is.
FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY . ./
RUN find packages plugins e2e -type f ! -name package.json -delete && find . -type d -empty -delete

# 2. The build, with everything that it takes.
FROM node:24-bookworm-slim AS build
# For dependencies of which there is no prebuilt binary.
RUN apt-get update && apt-get install -y --no-install-recommends python3 g++ make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=manifests /app ./
RUN node .yarn/releases/yarn-*.cjs install --immutable
COPY . ./
RUN node .yarn/releases/yarn-*.cjs workspace backend build --config ../../app-config.production.yaml
RUN mkdir skeleton bundle && tar -xzf packages/backend/dist/skeleton.tar.gz -C skeleton && tar -xzf packages/backend/dist/bundle.tar.gz -C bundle

# 3. The dependencies that run.
FROM node:24-bookworm-slim AS production
RUN apt-get update && apt-get install -y --no-install-recommends python3 g++ make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/.yarn ./.yarn
COPY --from=build /app/package.json /app/.yarnrc.yml /app/yarn.lock /app/backstage.json ./
COPY --from=build /app/skeleton ./
RUN node .yarn/releases/yarn-*.cjs workspaces focus --all --production
COPY --from=build /app/bundle ./

# 4. The image.
FROM node:24-bookworm-slim
# The scaffolder's and the catalog's connections check certificates of the outside.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=production /app ./
COPY templates ./templates
COPY app-config.production.yaml ./
USER node
ENV NODE_ENV=production
# The dependency of the scaffolder that isolates templates needs it.
ENV NODE_OPTIONS=--no-node-snapshot
EXPOSE 7007
CMD ["node", "packages/backend", "--config", "app-config.production.yaml"]
