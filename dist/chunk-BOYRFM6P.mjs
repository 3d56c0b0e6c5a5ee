
import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-MN7QD32V.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
