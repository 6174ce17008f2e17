# One image of all services: `node dist/apps/<service>/src/main.js` runs one, without a command it is all in one process.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /ieum
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY apps apps
COPY libs libs
RUN npm run build && npm prune --omit=dev

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production PORT=3000 IEUM_DATA=/data IEUM_SECRETS=/secrets
WORKDIR /ieum
# New volumes take over whose these are.
RUN for name in keys mongo meilisearch companies programs matching notifications web edge; do mkdir -p "/secrets/$name"; done \
  && mkdir /data && chown -R node:node /data /secrets
COPY --from=build /ieum/node_modules node_modules
COPY --from=build /ieum/dist dist
COPY package.json LICENSE ./
COPY apps/web/assets apps/web/assets
COPY seeds seeds
COPY tools/compose tools/compose
USER node
EXPOSE 3000
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["node", "tools/compose/health.mjs"]
CMD ["node", "dist/apps/ieum/src/main.js"]
