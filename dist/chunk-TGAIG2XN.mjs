
import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-VV3XXYWD.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
