
import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import{qa as o}from"./chunk-FIXATZFS.mjs";export{o as lint};
