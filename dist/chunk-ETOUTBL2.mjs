
import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-ZBO6G6H7.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
