# The panel, the bots and the background work in one image; roles and replicas by BOTE_ROLES.
# PostgreSQL is a service of its own here (compose.yaml): the embedded one is for a single machine.
FROM node:24-bookworm-slim AS build
WORKDIR /bote
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma prisma
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
# Writes the start-up bundle into node_modules/.cache, so that the container needs no right to write.
RUN node bote.mjs --version

FROM node:24-bookworm-slim
# WhatsApp runs in this browser (WHATSAPP=on). It comes from Debian, so that rebuilding brings its security updates.
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium \
    && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
    BOTE_DATA_DIR=/data \
    CHROMIUM_PATH=/usr/bin/chromium
RUN mkdir /data && chown node:node /data && chmod 700 /data
COPY --from=build --chown=root:root /bote /bote
WORKDIR /bote
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--max-semi-space-size=64", "bote.mjs"]
CMD ["start"]
